package io.mlconnector.chaos.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// What Surefire wrote about the tests of one module.
///
/// @param ran how many test methods began
/// @param failed those that failed, `Class.method`; a class that could not start counts neither here nor there
record TestReports(int ran, List<String> failed) {
    TestReports {
        failed = List.copyOf(failed);
    }

    static Path folder(Path module) {
        return module.resolve("target/surefire-reports");
    }

    /// Makes room for the reports of the next run.
    static void clear(Path module) throws IOException {
        for (Path report : list(module)) {
            Files.delete(report);
        }
    }

    static TestReports read(Path module) throws IOException {
        int ran = 0;
        List<String> failed = new ArrayList<>();
        for (Path report : list(module)) {
            NodeList cases = parse(report).getElementsByTagName("testcase");
            for (int i = 0; i < cases.getLength(); i++) {
                Element test = (Element) cases.item(i);
                if (test.getAttribute("name").isEmpty() || has(test, "skipped")) {
                    continue;
                }
                ran++;
                if (has(test, "failure") || has(test, "error")) {
                    String type = test.getAttribute("classname");
                    failed.add(type.substring(type.lastIndexOf('.') + 1) + "." + test.getAttribute("name"));
                }
            }
        }
        return new TestReports(ran, failed);
    }

    private static boolean has(Element test, String child) {
        return test.getElementsByTagName(child).getLength() > 0;
    }

    private static Element parse(Path report) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(report.toFile()).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(report + " is no test report", e);
        }
    }

    private static List<Path> list(Path module) throws IOException {
        if (!Files.isDirectory(folder(module))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder(module))) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .toList();
        }
    }
}
