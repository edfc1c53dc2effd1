import type { Db } from "#db/client.server.ts"
import { attestations, verificationCodes } from "#db/schema/index.ts"

type Meeting = { id: string; roundtableId: string }

/** An attestation of somebody at a meeting, issued by themselves. */
export const makeAttestation = async (db: Db, meeting: Meeting, personId: string) => {
  const id = crypto.randomUUID()
  const { roundtableId } = meeting
  const [verification] = await db
    .insert(verificationCodes)
    .values({
      ...{
        code: id
          .replace(/[^0-9a-f]/g, "")
          .slice(0, 12)
          .toUpperCase(),
        roundtableId,
      },
      ...{ subjectKind: "attestation", subjectId: id, title: "Attestazione di presenza" },
      ...{ issuer: "Tavolo", holder: "Nome Cognome", issuedOn: "2026-01-01", expiresOn: "2036-01-01" },
    })
    .returning()
  const stays = [{ from: "2026-01-01T09:00:00.000Z", until: "2026-01-01T10:00:00.000Z", isRemote: false }]
  const content = {
    ...{ format: 1, name: "Nome Cognome", seat: null, body: null, quality: "guest", number: "1/2026" },
    ...{ kind: "ordinary", table: "Tavolo", place: "Sala", stays },
  }
  const [row] = await db
    .insert(attestations)
    .values({
      ...{ id, roundtableId, meetingId: meeting.id, personId, content, language: "it" },
      ...{ verificationId: verification?.id ?? "", issuedById: personId, issuedAt: new Date("2026-01-02") },
    })
    .returning()
  if (!row) throw new Error("The insert returned no row")
  return row
}
