import type { Validation } from '../flyway/validate'
import { type Answer, answerOf, filepathOf } from './answer'
import type { Engine } from './engine'

/** `validate -outputType=json` (ValidateResult): what does not fit is an answer there, not a failure. */
export function answerValidate(engine: Engine, { valid, errors, count }: Validation): Answer {
  const errorMessage = 'Migrations have failed validation'
  return {
    ...answerOf(engine, 'validate'),
    allErrorMessages: errors.map(({ message }) => message).join('\n'),
    errorDetails: valid ? null : { errorCode: 'VALIDATE_ERROR', errorMessage },
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
