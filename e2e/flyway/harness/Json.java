import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON without a library: the versions of Flyway bring different ones. */
class Json {
  // Taken in long pieces: Java's matcher goes one call deeper with each repetition of a group.
  private static final Pattern STRING = Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u([0-9a-f]{4})|.)");

  /** Reads an object whose values are all strings. */
  static Map<String, String> read(String text) {
    Map<String, String> map = new LinkedHashMap<>();
    Matcher strings = STRING.matcher(text);
    while (strings.find()) {
      String key = plain(strings.group(1));
      if (strings.find()) map.put(key, plain(strings.group(1)));
    }
    return map;
  }

  private static String plain(String text) {
    return ESCAPE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(character(found.group(1), found.group(2))));
  }

  private static String character(String escape, String code) {
    if (code != null) return String.valueOf((char) Integer.parseInt(code, 16));
    int control = "nrtbf".indexOf(escape);
    return control < 0 ? escape : "\n\r\t\b\f".substring(control, control + 1);
  }

  /** Objects are written as Flyway's own JSON writer does. */
  static String write(Object value) throws ReflectiveOperationException {
    if (value == null || value instanceof Number || value instanceof Boolean) return String.valueOf(value);
    if (value instanceof Enum) return quote(((Enum<?>) value).name());
    if (value instanceof Map) return writeMap((Map<?, ?>) value);
    if (value instanceof Iterable) {
      List<String> items = new ArrayList<>();
      for (Object item : (Iterable<?>) value) items.add(write(item));
      return "[" + String.join(",", items) + "]";
    }
    return value.getClass().getName().startsWith("org.flywaydb.") ? writeMap(Members.of(value)) : quote(value.toString());
  }

  private static String writeMap(Map<?, ?> map) throws ReflectiveOperationException {
    List<String> items = new ArrayList<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) items.add(quote(entry.getKey().toString()) + ":" + write(entry.getValue()));
    return "{" + String.join(",", items) + "}";
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') quoted.append('\\').append(c);
      else if (c < 32 || c > 126) quoted.append(String.format("\\u%04x", (int) c));
      else quoted.append(c);
    }
    return quoted.append('"').toString();
  }
}
