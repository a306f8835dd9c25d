import { dialectOf } from '../flyway/dialect'
import type { Validation } from '../flyway/validate'
import { type Answer, answerOf, filepathOf } from './answer'
import type { Engine } from './engine'

/** `validate -outputType=json` (ValidateResult): what does not fit is an answer there, not a failure. */
export function answerValidate(engine: Engine, { valid, details, errors, count }: Validation): Answer {
  const allErrorMessages = errors.map(({ message }) => message).join('\n')
  return {
    ...answerOf(engine, 'validate'),
    ...(dialectOf(engine.options.compatibility).json.databaseType && { allErrorMessages }),
    errorDetails: details && { errorCode: details.code, errorMessage: details.message },
    invalidMigrations: errors.map(({ code, message, version, description, script }) => ({
      description,
      errorDetails: { errorCode: code, errorMessage: message },
      filepath: filepathOf(engine, { script }),
      version: version ?? '',
    })),
    validateCount: count,
    validationSuccessful: valid,
    warnings: engine.warnings,
  }
}
