import { transact } from "#app/context.ts"
import { addAnnexes } from "#app/records/annexes.server.ts"
import { askSignature } from "#app/records/ask-signature.server.ts"
import { addAnnex } from "#app/records/file-paper.server.ts"
import { enterProtocol } from "#app/records/protocol.server.ts"
import { getFiling, getFilingParts } from "#app/records/queries.server.ts"
import { returnSigned } from "#app/records/return-signed.server.ts"
import { protocolEntries } from "#db/schema/index.ts"
import { produced, signedPdf } from "#tests/records/signed-files.ts"
import { fileBy, scene, upload } from "#tests/records/world.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

const TOGETHER = 8
const times = Array.from({ length: TOGETHER }, (_, n) => n)
const sorted = (outcomes: readonly (string | null)[]) => outcomes.map((outcome) => outcome ?? "done").sort()

describe("annexes added at once", () => {
  test("to a filed paper have the numbers from one on, without a gap", async ({ pg: { db } }) => {
    const { ctx, table } = await scene(db)
    const filingCode = await fileBy(ctx, table)
    const add = (n: number) => () =>
      addAnnex(ctx, { filingCode, title: `Allegato di prova ${n}`, paper: upload(`${n}.pdf`) })
    expect(sorted(await together(...times.map(add)))).toEqual(Array(TOGETHER).fill("done"))
    const { annexes } = await getFilingParts(ctx, await getFiling(ctx, filingCode), true)
    expect(annexes.map(({ number }) => number)).toEqual(times.map((n) => n + 1))
  })

  test("to something of another domain, whose row nobody locks, too", async ({ pg: { db } }) => {
    const { ctx, table } = await scene(db)
    const owner = { kind: "meeting", id: table.id }
    const add = (n: number) => () =>
      transact(ctx, (ctx) =>
        addAnnexes(ctx, {
          ...{ owner, roundtableId: table.id, field: "annexes", freeze: true },
          annexes: [{ title: `Prova ${n}`, upload: upload(`${n}.pdf`) }],
        }),
      )
    expect(sorted(await together(...times.map(add)))).toEqual(Array(TOGETHER).fill("done"))
  })
})

test("a protocol number that many type at once is one paper's", async ({ pg: { db } }) => {
  const { ctx, table } = await scene(db)
  const codes = await Promise.all(times.map(() => fileBy(ctx, table)))
  const entry = {
    direction: "outgoing",
    registry: "Gara",
    number: 7,
    date: "2026-05-14",
    covers: false,
  } as const
  const outcomes = await together(
    ...codes.map((filingCode) => () => enterProtocol(ctx, { filingCode, ...entry })),
  )
  const refused = Array(TOGETHER - 1).fill("conflict records.errors.number_taken (number)")
  expect(sorted(outcomes)).toEqual([...refused, "done"])
  expect(await db.$count(protocolEntries)).toBe(1)
})

test("two signed files that come back at once for one party are one", async ({ pg: { db } }) => {
  const { ctx, table } = await scene(db)
  const filingCode = await fileBy(ctx, table)
  await askSignature(ctx, {
    ...{ filingCode, party: "Comune", partyKind: "administration", signatory: "Alba Quaderno" },
    ...{ power: "office", powerDetail: "Sindaca", email: null, dueOn: null, inOrder: false },
  })
  const { signatures } = await getFilingParts(ctx, await getFiling(ctx, filingCode), true)
  const signatureCode = signatures[0]?.code ?? ""
  const back = (who: string) => () =>
    returnSigned(ctx, { signatureCode, scan: false, signed: upload("a.pdf", signedPdf(produced(), who)) })
  expect(sorted(await together(back("A"), back("B")))).toEqual([
    ...["conflict records.errors.signature_settled", "done"],
  ])
})
