import type { Db } from "../client.server.ts"
import * as s from "../schema/index.ts"
import { demoPdf, demoSigned } from "./demo-pdf.ts"
import { CODES, type DemoRecord, dayOf, FUNDING, RECORDS, REGISTRY } from "./records.ts"
import { before, yearsAfter } from "./working-days.ts"

/** Fixed ids and codes by name, and where bytes go; `putFile` gives their digest in hexadecimal. */
export type RecordPorts = {
  demoId(key: string): string
  demoCode(key: string): string
  putFile(bytes: Uint8Array): Promise<string>
}
type Ask = { db: Db; today: string; ports: RecordPorts }

const keep = async (
  { db, ports }: Ask,
  key: string,
  owner: string,
  of: DemoRecord,
  file: { name: string; bytes: Uint8Array },
) => {
  const sha256 = new Uint8Array(Buffer.from(await ports.putFile(file.bytes), "hex"))
  await db.insert(s.files).values({
    ...{ id: ports.demoId(key), code: ports.demoCode(key), sha256, size: file.bytes.length },
    ...{ ownerKind: owner, ownerId: ports.demoId(of.key), roundtableId: ports.demoId(of.roundtable) },
    ...{ name: file.name, type: "application/pdf", uploadedById: ports.demoId("u-bruno") },
  })
  return sha256
}

const seedAnnexes = async (ask: Ask, paper: DemoRecord) => {
  const { db, today, ports } = ask
  for (const [index, title] of (paper.annexes ?? []).entries()) {
    const key = `${paper.key}:annex:${index + 1}`
    const sha256 = await keep(ask, key, "record", paper, {
      name: `${title}.pdf`,
      bytes: demoPdf(title, ["(demo)"]),
    })
    await db.insert(s.annexes).values({
      ...{ ownerKind: "record", ownerId: ports.demoId(paper.key), number: index + 1, title, sha256 },
      ...{ roundtableId: ports.demoId(paper.roundtable), fileId: ports.demoId(key) },
      frozenAt: new Date(`${dayOf(paper, today)}T09:00:00Z`),
    })
  }
}

const seedPost = async ({ db, today, ports }: Ask, paper: DemoRecord) => {
  const place = { roundtableId: ports.demoId(paper.roundtable), filingId: ports.demoId(paper.key) }
  const date = dayOf(paper, today)
  if (paper.protocol) {
    const entryId = ports.demoId(`${paper.key}:protocol`)
    await db.insert(s.protocolEntries).values({
      ...{ id: entryId, roundtableId: place.roundtableId, registry: REGISTRY, number: paper.protocol },
      ...{ direction: "outgoing", year: Number(date.slice(0, 4)), date },
    })
    await db.insert(s.protocolCovers).values({ ...place, entryId })
  }
  const message = { ...place, messageId: `<${paper.key}@pec.demo.example>` }
  for (const recipient of paper.delivered ?? [])
    await db
      .insert(s.pecReceipts)
      .values({ ...message, kind: "delivery", recipient, at: new Date(`${date}T09:12:00Z`) })
}

const seedSignatures = async (ask: Ask, paper: DemoRecord, bytes: Uint8Array) => {
  const { db, today, ports } = ask
  for (const [index, one] of (paper.signatures ?? []).entries()) {
    const key = `${paper.key}:signature:${index + 1}`
    const copy =
      one.signed === "scan"
        ? demoPdf("Copia firmata su carta (demo)", [one.party])
        : demoSigned(bytes, one.signatory)
    const sha256 = one.signed
      ? await keep(ask, key, "record_inner", paper, { name: `firmato ${index + 1}.pdf`, bytes: copy })
      : null
    await db.insert(s.signatures).values({
      ...{
        id: ports.demoId(`${key}:row`),
        code: ports.demoCode(`${key}:row`),
        filingId: ports.demoId(paper.key),
      },
      ...{
        roundtableId: ports.demoId(paper.roundtable),
        position: index + 1,
        inOrder: false,
        party: one.party,
      },
      ...{ partyKind: one.kind, signatory: one.signatory, power: "office", powerDetail: one.power },
      ...(one.signed && { state: "signed", form: one.signed, fileId: ports.demoId(key), sha256 }),
      ...(one.signed && {
        settledAt: new Date(`${dayOf({ ...paper, daysAgo: paper.daysAgo - 6 }, today)}T10:00:00Z`),
      }),
    })
  }
}

const seedRecord = async (ask: Ask, paper: DemoRecord) => {
  const { db, today, ports } = ask
  const bytes = demoPdf(paper.title, paper.lines)
  const fileKey = `${paper.key}:file`
  await keep(ask, fileKey, "record", paper, { name: `${paper.key}.pdf`, bytes })
  await db.insert(s.filings).values({
    ...{
      id: ports.demoId(paper.key),
      code: ports.demoCode(paper.key),
      class: paper.class,
      ...(paper.paper && { subjectKind: "document", subjectId: ports.demoId(paper.paper) }),
      title: paper.title,
    },
    ...{
      roundtableId: ports.demoId(paper.roundtable),
      date: dayOf(paper, today),
      visibility: paper.visibility,
    },
    ...{
      fileId: ports.demoId(fileKey),
      filedById: ports.demoId("u-bruno"),
      funded: paper.funding !== undefined,
    },
  })
  if (paper.funding)
    await db.insert(s.filingFunding).values({
      ...{ filingId: ports.demoId(paper.key), roundtableId: ports.demoId(paper.roundtable), position: 0 },
      blockId: ports.demoId(paper.funding),
    })
  await seedAnnexes(ask, paper)
  await seedPost(ask, paper)
  await seedSignatures(ask, paper, bytes)
}

const seedCodes = ({ db, today, ports }: Ask) =>
  db.insert(s.verificationCodes).values(
    CODES.map(({ daysAgo, of, revokedFor, ...code }) => {
      const issuedOn = before(today, daysAgo)
      const revoked = {
        status: "revoked",
        statusAt: new Date(`${issuedOn}T15:00:00Z`),
        statusReason: revokedFor,
      }
      return {
        ...{ ...code, id: ports.demoId(`code:${code.code}`), issuedOn, expiresOn: yearsAfter(issuedOn, 10) },
        ...{ subjectKind: "record", subjectId: ports.demoId(of) },
        ...(revokedFor && revoked),
      }
    }),
  )

/** The demo's filed papers, with one funding block. */
export const seedRecords = async (ask: Ask): Promise<void> => {
  const { key, ...block } = FUNDING
  await ask.db
    .insert(s.fundingBlocks)
    .values({ id: ask.ports.demoId(key), code: ask.ports.demoCode(key), ...block })
  for (const paper of RECORDS) await seedRecord(ask, paper)
  await seedCodes(ask)
}
