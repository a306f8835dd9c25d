import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flywaydb.core.api.resource.Resource;

/** What Flyway's exceptions know of a failure beside their text: script, line, statement, SQLSTATE. */
class Failed {
  static Map<String, Object> of(Throwable failure) throws ReflectiveOperationException {
    Map<String, Object> known = new LinkedHashMap<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      // The class is in another package from one version to the next.
      if (cause.getClass().getSimpleName().equals("FlywaySqlScriptException")) {
        known.put("script", ((Resource) cause.getClass().getMethod("getResource").invoke(cause)).getFilename());
        known.put("line", cause.getClass().getMethod("getLineNumber").invoke(cause));
        known.put("statement", cause.getClass().getMethod("getStatement").invoke(cause));
      }
      // The server's own is behind the driver's where a connection broke.
      if (cause instanceof SQLException) known.put("sqlState", ((SQLException) cause).getSQLState());
    }
    return known;
  }
}
