/* `npm run test:flyway`: everything that needs Flyway itself, and so Java and Maven. */
import './at-once'
import './releases'
import './run-migration'
