/** Whether an attack got what it was after. The mutation run looks for this error, and takes no other for it. */
class AttackSucceeded extends Error {
  override readonly name = 'AttackSucceeded';
}

/**
 * Ends an attack: the attacker has, or has not, what they were after.
 *
 * @param gained what they would have. @throws AttackSucceeded if they do.
 */
export function foiled(has: boolean, gained: string): void {
  if (has) throw new AttackSucceeded(gained);
}
