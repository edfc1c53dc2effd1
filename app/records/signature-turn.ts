export type Turn = { id: string; position: number; inOrder: boolean; state: string }

/** Whoever must sign before this one, one after another; null when it is this one's turn. */
export const waitsFor = <T extends Turn>(signature: T, all: readonly T[]): T | null =>
  signature.inOrder
    ? (all
        .filter((one) => one.inOrder && one.state === "waiting" && one.position < signature.position)
        .sort((a, b) => a.position - b.position)[0] ?? null)
    : null

type Signed = Turn & { form: string | null }

/** Whose signed file the next one in order must begin with: the last before it that signed within the PDF. */
export const lastAccepted = <T extends Signed>(signature: T, all: readonly T[]): T | null =>
  signature.inOrder
    ? (all
        .filter(
          (one) =>
            one.inOrder && one.state === "signed" && one.form !== "scan" && one.position < signature.position,
        )
        .sort((a, b) => b.position - a.position)[0] ?? null)
    : null
