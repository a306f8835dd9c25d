import java.util.List;
import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.internal.license.VersionPrinter;

/** Keeps what Flyway says, marked as its command line marks it. */
class Lines implements Log {
  private final List<Object> lines;

  Lines(List<Object> lines) { this.lines = lines; }

  /** The command line of Flyway 10 logs as with -X when it writes JSON, and so shows the failed statement. */
  public boolean isDebugEnabled() { return VersionPrinter.getVersion().startsWith("10."); }
  public void debug(String message) {}
  public void info(String message) { lines.add(message); }
  public void notice(String message) { lines.add(message); }
  public void warn(String message) { lines.add("WARNING: " + message); }
  public void error(String message) { lines.add("ERROR: " + message); }
  public void error(String message, Exception cause) { error(message); }
}
