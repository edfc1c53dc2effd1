import type { DocumentRights, RealtimePorts } from "./ports.ts"
import { within } from "./waiting.ts"

export type Identity = { sessionId: string; personId: string; name: string }
type Role = Extract<DocumentRights, { kind: "role" }>

/** Who is behind a socket, and what the policies last said that they may do. */
export class Standing {
  private role: Role | null = null
  private questions = 0
  identity: Identity = { sessionId: "", personId: "", name: "" }

  constructor(
    private readonly ports: RealtimePorts,
    private readonly timeoutMs: number,
  ) {}

  get isKnown() {
    return this.role !== null
  }

  get isLocked() {
    return this.role?.locked === true
  }

  get confirmFirst() {
    return this.role?.confirmFirst ?? true
  }

  get canWrite() {
    return this.role?.role === "write" && !this.isLocked
  }

  /**
   * Asks again. Of several questions at once only the last one counts.
   * @returns the answer; `unknown` after an error, `superseded` when another question has been asked meanwhile
   */
  async ask(documentId: string): Promise<DocumentRights | { kind: "unknown" | "superseded" }> {
    const question = ++this.questions
    const { sessionId, personId } = this.identity
    let answer: DocumentRights | { kind: "unknown" }
    try {
      answer = await within(this.timeoutMs, this.ports.rights({ sessionId, personId, documentId }))
    } catch {
      answer = { kind: "unknown" }
    }
    if (question !== this.questions) return { kind: "superseded" }
    if (answer.kind === "role") this.role = answer
    return answer
  }
}
