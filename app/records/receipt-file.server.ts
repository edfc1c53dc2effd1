import PostalMime from "postal-mime"
import { type Receipt, readCertifiedData } from "./receipt.ts"

const textOf = (content: string | ArrayBuffer | Uint8Array) =>
  typeof content === "string" ? content : new TextDecoder("utf-8").decode(content)

/** The receipt in a file: `daticert.xml` itself, or the message (.eml) that carries it; null when there is none. */
export const readReceiptFile = async (bytes: Uint8Array): Promise<Receipt | null> => {
  const text = textOf(bytes)
  if (/<postacert\s/.test(text.slice(0, 2000))) return readCertifiedData(text)
  const message = await new PostalMime().parse(bytes as Uint8Array<ArrayBuffer>).catch(() => null)
  const part = message?.attachments.find(({ filename }) => filename?.toLowerCase() === "daticert.xml")
  return part ? readCertifiedData(textOf(part.content)) : null
}
