package io.mlconnector.sandbox.asana.api;

import io.mlconnector.sandbox.asana.model.Attachments;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.store.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `multipart/form-data` with its line ends as CRLF, as Asana wants them.
final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]{1,200})\"?");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final int MAX_PARTS = 50;

    private Multipart() {}

    /// @param fields the parts that are texts
    /// @param file the part that is called `file`
    record Parts(Map<String, List<String>> fields, Attachments.@Nullable Upload file) {
        Parts {
            fields = Map.copyOf(fields);
        }
    }

    /// @throws Refusal 400 when it is cut otherwise than its header says
    static Parts parse(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        // One byte is one character, so that files survive.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        if (!boundary.find() || !text.contains("--" + boundary.group(1) + "--")) {
            throw Refusal.badRequest("Could not parse request data, invalid multipart form");
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Attachments.Upload file = null;
        for (String part : text.split(Pattern.quote("--" + boundary.group(1)), MAX_PARTS)) {
            int end = part.indexOf("\r\n\r\n");
            Matcher name = NAME.matcher(part);
            if (end < 0 || !name.find() || name.start() > end) {
                continue;
            }
            String content = part.substring(end + 4, part.endsWith("\r\n") ? part.length() - 2 : part.length());
            byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
            Matcher fileName = FILE_NAME.matcher(part.substring(0, end));
            if (name.group(1).equals("file") && fileName.find()) {
                file = Attachments.Upload.of(decoded(fileName.group(1)), Secret.hex(32), bytes);
            } else {
                fields.put(name.group(1), List.of(new String(bytes, StandardCharsets.UTF_8)));
            }
        }
        return new Parts(fields, file);
    }

    /// Names that are not plain are percent-encoded.
    private static String decoded(String name) {
        String utf8 = new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        try {
            return URLDecoder.decode(utf8.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return utf8;
        }
    }
}
