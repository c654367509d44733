package io.mlconnector.sandbox.seed;

import java.util.List;
import java.util.Locale;

/// Companies and people that do not exist, each a function of its number. Mail goes to `example.com`, and calls to
/// numbers that nobody has.
public final class MadeUp {
    /// So many companies have names of their own.
    public static final int COMPANIES = 192_000;

    private static final List<String> FIRST = words("""
            Alder Amber Anchor Arbor Ashford Aspen Atlas Aurora Badger Barley Beacon Birch Bramble Bridge Briar Brook
            Canyon Cedar Chestnut Cinder Clover Cobalt Copper Coral Crescent Dawn Delta Drift Eagle Elder Ember Falcon
            Fern Field Flint Forge Fox Garnet Glade Granite Grove Harbor Hawthorn Hazel Heron Hickory Indigo Iron Ivory
            Juniper Keel Lantern Larch Laurel Linden Lunar Maple Marble Meadow Mesa Mill Moss North Oak Ochre Orchard
            Osprey Otter Pebble Pine Quarry Raven Reed Ridge River Rowan Saffron Sage Slate Willow""");
    private static final List<String> SECOND = words("""
            Bay Bend Bluff Bank Bright Cape Cliff Coast Corner Court Cove Creek Crest Cross Dale Dell East Edge End
            Falls Ferry Flats Ford Fork Gate Glen Green Hall Haven Hill Hollow House Isle Island Key Knoll Lake Land
            Lane Ledge Line Marsh Mount Park Pass Path Peak Point Pond Port Rock Run Shore South Spring Stone Trail
            Vale View West""");
    private static final List<String> TRADE = List.of(
            "Plumbing",
            "Electrical",
            "Carpentry",
            "Joinery",
            "Painting",
            "Flooring",
            "Glazing",
            "Drywall",
            "Roofing",
            "Tiling",
            "Steelwork",
            "Masonry",
            "Insulation",
            "Demolition",
            "Scaffolding",
            "Heating",
            "Ventilation",
            "Lighting",
            "Signage",
            "Interiors",
            "Design",
            "Surveying",
            "Engineering",
            "Logistics",
            "Tool Hire",
            "Waste Services",
            "Timber",
            "Hardware",
            "Paint Supply",
            "Office Supply",
            "Cleaning",
            "Security",
            "Landscaping",
            "Catering",
            "Printing",
            "Software",
            "Insurance",
            "Consulting",
            "Legal",
            "Staffing");
    private static final List<String> GIVEN = words("""
            Ada Amir Anna Asha Bela Bram Cara Chen Dana Dev Ella Emil Faye Finn Gita Hugo Ines Ivan Jana Joel Kaya Kofi
            Lena Liam Mina Milo Nadia Noel Olga Omar Pia Paul Rana Remy Sara Sven Tara Theo Uma Yann""");
    private static final List<String> FAMILY = words("""
            Adler Baptiste Castillo Dietrich Eriksen Fontaine Grieve Haddad Ibarra Janssen Keller Larsen Moreau Novak
            Okafor Petrov Quist Rossi Sandberg Tanaka Ueda Varga Whitlock Xu Yilmaz Zeller""");
    private static final List<String> STREETS = words("Quay Mill Station Harbor Union Pine Market Cedar Foundry Canal");
    private static final List<List<String>> TOWNS = List.of(
            List.of("Seattle", "WA", "98101"),
            List.of("Tacoma", "WA", "98402"),
            List.of("Everett", "WA", "98201"),
            List.of("Portland", "OR", "97204"),
            List.of("Spokane", "WA", "99201"),
            List.of("Bellevue", "WA", "98004"));

    private MadeUp() {}

    /// @param number 0 to [#COMPANIES], each with another name
    public static String company(int number) {
        return pick(FIRST, number)
                + " "
                + pick(SECOND, number / FIRST.size())
                + " "
                + pick(TRADE, number / (FIRST.size() * SECOND.size()) + number);
    }

    public record Person(String given, String family) {
        public String name() {
            return given + " " + family;
        }

        public String mail() {
            return MadeUp.mail(given + "." + family);
        }
    }

    public static Person person(int number) {
        return new Person(pick(GIVEN, number), pick(FAMILY, number + number / GIVEN.size()));
    }

    /// @param whose what stands before the `@`; anything but letters and digits becomes a dot
    public static String mail(String whose) {
        return whose.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", ".") + "@example.com";
    }

    /// One of the numbers that are set aside for stories.
    public static String phone(int number) {
        return "(206) 555-01" + (char) ('0' + Math.floorMod(number / 10, 10))
                + (char) ('0' + Math.floorMod(number, 10));
    }

    public record Address(String line, String town, String state, String code) {}

    public static Address address(int number) {
        List<String> town = pick(TOWNS, number);
        return new Address(
                (1 + Math.floorMod(number * 7, 900)) + " " + pick(STREETS, number / 3) + " Street",
                town.get(0),
                town.get(1),
                town.get(2));
    }

    private static <T> T pick(List<T> from, int number) {
        return from.get(Math.floorMod(number, from.size()));
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
