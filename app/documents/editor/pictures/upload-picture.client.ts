/** A picture as the server keeps it. */
export type KeptPicture = { src: string; width: number; height: number }
/** `lost`: the network failed, or the server was away; the same again may do. */
export type Sent =
  | { kind: "kept"; picture: KeptPicture }
  | { kind: "refused"; reason: string | null }
  | { kind: "lost" }
  | { kind: "ended" }

const jsonOf = (request: XMLHttpRequest): Record<string, unknown> => {
  try {
    const read: unknown = JSON.parse(request.responseText)
    return typeof read === "object" && read !== null ? (read as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

const answerOf = (request: XMLHttpRequest): Sent => {
  const { status } = request
  const answer = jsonOf(request)
  if (status === 200 && typeof answer.src === "string")
    return { kind: "kept", picture: answer as unknown as KeptPicture }
  if (status === 401) return { kind: "ended" }
  if (status === 0 || status >= 500 || status === 429) return { kind: "lost" }
  return { kind: "refused", reason: typeof answer.reason === "string" ? answer.reason : null }
}

type Sending = { result: Promise<Sent>; stop: () => void }

/**
 * Sends a picture, or asks for a copy of one by its code.
 * @param onPart called with how much of it is on its way, between 0 and 1
 */
export const sendPicture = (path: string, file: File | string, onPart: (part: number) => void): Sending => {
  const request = new XMLHttpRequest()
  const body = new FormData()
  body.append("file", file)
  const result = new Promise<Sent>((resolve) => {
    request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onPart(loaded / total)
    })
    request.addEventListener("load", () => resolve(answerOf(request)))
    for (const end of ["error", "abort", "timeout"])
      request.addEventListener(end, () => resolve({ kind: "lost" }))
  })
  request.open("POST", path)
  request.setRequestHeader("Accept", "application/json")
  request.send(body)
  return { result, stop: () => request.abort() }
}
