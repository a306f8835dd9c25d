import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.logging.LogFactory;
import org.flywaydb.core.api.output.ErrorOutput;
import org.flywaydb.core.api.output.HtmlResult;
import org.flywaydb.core.api.output.OperationResult;

/** Answers one JSON line for each JSON line of strings: `commands` with commas between them, and Flyway's settings by name. */
public class Harness {
  static final List<Object> LINES = new ArrayList<>();

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    // Whatever a library prints must not stand between the answers.
    System.setOut(System.err);
    java.util.logging.LogManager.getLogManager().reset();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) out.println(Json.write(answers(Json.read(line))));
  }

  static List<Object> answers(Map<String, String> request) throws ReflectiveOperationException {
    List<Object> answers = new ArrayList<>();
    for (String command : request.remove("commands").split(",")) answers.add(answer(command, request));
    return answers;
  }

  static Map<String, Object> answer(String command, Map<String, String> settings) throws ReflectiveOperationException {
    Map<String, Object> answer = new LinkedHashMap<>();
    LINES.clear();
    try {
      LogFactory.setLogCreator(type -> new Lines(LINES));
      String script = settings.remove("script");
      // As on the command line, each command has a Flyway of its own.
      Flyway flyway = Flyway.configure().configuration(settings).load();
      LogFactory.setLogCreator(type -> new Lines(LINES));
      answer.put("result", run(flyway, command, script));
      answer.put("error", null);
    } catch (Exception failure) {
      OperationResult result = ErrorOutput.toOperationResult(failure);
      // As the command line does before it writes it.
      if (result instanceof HtmlResult) ((HtmlResult) result).setException(failure);
      answer.put("result", result);
      answer.put("error", textOf(failure));
      answer.put("failed", Failed.of(failure));
    }
    answer.put("lines", new ArrayList<>(LINES));
    return answer;
  }

  /** What the command line prints of a failure: each cause after a `Caused by: `. */
  static String textOf(Throwable failure) {
    String own = failure instanceof FlywayException ? failure.getMessage() : failure.toString();
    return failure.getCause() == null ? own : own + "\r\nCaused by: " + textOf(failure.getCause());
  }

  static Object run(Flyway flyway, String command, String script) throws Exception {
    switch (command) {
      case "info": return flyway.info().getInfoResult();
      case "validate": return flyway.validateWithResult();
      case "migrate": return flyway.migrate();
      case "repair": return flyway.repair();
      case "baseline": return flyway.baseline();
      case "split": return Statements.of(flyway.getConfiguration(), script);
      default: throw new IllegalArgumentException(command);
    }
  }
}
