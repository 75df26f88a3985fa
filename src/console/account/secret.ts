/** The secret of an `otpauth://` address in groups of four, as people type it into an app; empty when there is none. */
export function typedSecret(uri: string): string {
  return (new URL(uri).searchParams.get("secret") ?? "").replaceAll(/(.{4})(?=.)/g, "$1 ");
}
