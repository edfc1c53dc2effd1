const SCHEMES = new Set(["http", "https", "mailto"])
const isHidden = (character: string) => character <= " " || (character >= "\u007f" && character <= "\u009f")

/**
 * An address that a link may carry: http, https, mailto, or one of this site; anything else is null.
 * Characters that browsers skip when they read a scheme are taken out first.
 */
export const safeHref = (value: unknown): string | null => {
  if (typeof value !== "string") return null
  const address = [...value].filter((character) => !isHidden(character)).join("")
  if (address === "" || address.length > 2048) return null
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]
  if (scheme !== undefined) return SCHEMES.has(scheme.toLowerCase()) ? address : null
  // Two slashes or backslashes at the start name another site without saying so.
  return /^[\\/]{2}|^\\/.test(address) ? null : address
}

/**
 * What a person types as an address, completed: "regione.it" is https, "a@b.it" an e-mail, "/…" and "#…" are
 * of this site; anything else is null.
 */
export const typedHref = (value: string): string | null => {
  const address = value.trim()
  if (/^[^\s@/:]+@[^\s@/]+\.[a-z]{2,}$/i.test(address)) return safeHref(`mailto:${address}`)
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}([:/?#]|$)/i.test(address)) return safeHref(`https://${address}`)
  return /^(https?:\/\/|mailto:|[/#])\S+$/i.test(address) ? safeHref(address) : null
}
