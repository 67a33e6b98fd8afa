/** Full-width digits and punctuation, as Chinese input methods write them, become their plain forms. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, " ")
    .replace(/[。]/g, ".")
    .replace(/[，、]/g, ",");
}
