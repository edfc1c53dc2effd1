import { useEffect, useState } from "react"
import { PICTURE_LIMITS, TAKEN_TYPES } from "../../pictures/limits.ts"
import { type KeptPicture, sendPicture } from "./upload-picture.client.ts"

export type Upload =
  | { kind: "sending"; part: number }
  | { kind: "kept"; picture: KeptPicture }
  /** `reason` is the server's sentence; null where the page says it by itself. */
  | { kind: "refused"; reason: string | null; by: "type" | "size" | "server" }
  | { kind: "lost" }
  | { kind: "ended" }

const START: Upload = { kind: "sending", part: 0 }

/** What the page sees by itself, before anything is sent. */
const refusedHere = (file: File): Upload | null => {
  // A browser that does not know the type leaves it to the server.
  const isTaken = file.type === "" || (TAKEN_TYPES as readonly string[]).includes(file.type)
  if (!isTaken && !file.type.startsWith("image/")) return { kind: "refused", reason: null, by: "type" }
  return file.size > PICTURE_LIMITS.bytes ? { kind: "refused", reason: null, by: "size" } : null
}

/**
 * Sends a file as long as the form that asks about it is open. What got lost on its way is sent again by a press,
 * and by itself when the network is back; the file stays in the page meanwhile.
 */
export const useUpload = (path: string, file: File | null): { upload: Upload | null; again: () => void } => {
  const [upload, setUpload] = useState<Upload>(START)
  const [attempt, setAttempt] = useState(0)
  const again = () => setAttempt((before) => before + 1)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt sends the same file again
  useEffect(() => {
    if (!file) return
    const refused = refusedHere(file)
    setUpload(refused ?? START)
    if (refused) return
    let isOver = false
    const { result, stop } = sendPicture(path, file, (part) => {
      if (!isOver) setUpload({ kind: "sending", part })
    })
    void result.then((sent) => {
      if (isOver) return
      setUpload(sent.kind === "refused" ? { ...sent, by: "server" } : sent)
    })
    return () => {
      isOver = true
      stop()
    }
  }, [path, file, attempt])

  const isLost = upload.kind === "lost"
  useEffect(() => {
    if (!isLost) return
    const onOnline = () => setAttempt((before) => before + 1)
    addEventListener("online", onOnline)
    return () => removeEventListener("online", onOnline)
  }, [isLost])
  return { upload: file ? upload : null, again }
}
