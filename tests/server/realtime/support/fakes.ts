import type { DocumentRights } from "#server/realtime/ports.ts"

/** The answers of an application to which anything can be dictated. */
export const fakePorts = () => {
  const people = new Map<string, { sessionId: string; personId: string; name: string }>()
  const rights = new Map<string, DocumentRights | Error>()
  return {
    people,
    rights,
    ports: {
      identify: async (cookie: string | undefined) => people.get(cookie ?? "") ?? null,
      rights: async (ask: { personId: string; documentId: string }): Promise<DocumentRights> => {
        const answer = rights.get(`${ask.personId} ${ask.documentId}`) ?? { kind: "none" as const }
        if (answer instanceof Error) throw answer
        return answer
      },
    },
  }
}

type LogLine = { level: string; details: object; message: string }

/** A log that keeps what it is told. */
export const keptLog = () => {
  const lines: LogLine[] = []
  const at = (level: string) => (details: object, message: string) =>
    void lines.push({ level, details, message })
  return { lines, log: { info: at("info"), warn: at("warn"), error: at("error") } }
}
