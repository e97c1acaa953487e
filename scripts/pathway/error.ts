/** A mistake in how the command was used, or a refusal: the message is all that the person needs. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
