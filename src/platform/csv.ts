/**
 * One line of CSV (RFC 4180). A cell that a spreadsheet would take for a formula (it starts with = + - @, a tab or a
 * carriage return) gets an apostrophe in front (OWASP, CSV Injection).
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
