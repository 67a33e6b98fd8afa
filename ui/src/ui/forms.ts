/**
 * Moves the focus to the first field whose text cannot be read or is marked wrong.
 * Call it before sending a form: true means that there is one and nothing must be sent.
 */
export function firstInvalid(root: ParentNode | null): boolean {
  const field = root?.querySelector<HTMLElement>("[data-unreadable],[aria-invalid=true]");
  if (!field) {
    return false;
  }
  // Leaving the field makes it show its message; coming back puts the cursor where the remedy is.
  field.focus();
  field.blur();
  field.focus();
  return true;
}
