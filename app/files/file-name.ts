const LONGEST = 150

/**
 * A file's name as it is kept and given back: without folders, control characters and the marks that turn the
 * direction of writing (they make `gpj.exe` read as `exe.jpg`), cut before its ending.
 */
export const keptName = (typed: string): string => {
  const last = typed.split(/[/\\]/).at(-1) ?? ""
  const plain = last
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "")
    .replace(/\s+/g, " ")
    .trim()
  if (plain.replace(/[.\s]/g, "") === "") return "file"
  const characters = [...plain]
  if (characters.length <= LONGEST) return plain
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(plain)?.[0] ?? ""
  return characters.slice(0, LONGEST - [...ending].length).join("") + ending
}

/** The `Content-Disposition` of a download (RFC 6266): the name in ASCII for old programs, and in full. */
export const attachmentHeader = (name: string): string => {
  const ascii = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]|["\\%]/g, "_")
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${full}`
}
