import type { Db } from "../client.server.ts"
import * as s from "../schema/index.ts"
import { demoPdf } from "./demo-pdf.ts"
import { demoId, named } from "./ids.ts"
import { ACTS, ATTACHED } from "./life.ts"
import { before } from "./working-days.ts"

type Ask = { db: Db; today: string; ports: { putFile(bytes: Uint8Array): Promise<string> } }
type FrozenFile = {
  key: string
  owner: { kind: string; id: string }
  roundtable: string
  number: number
  title: string
  name: string
  daysAgo: number
}

const freeze = async ({ db, today, ports }: Ask, file: FrozenFile) => {
  const { owner, number, title, name } = file
  const bytes = demoPdf(title, ["(demo)"])
  const sha256 = new Uint8Array(Buffer.from(await ports.putFile(bytes), "hex"))
  const own = { ownerKind: owner.kind, ownerId: owner.id, roundtableId: demoId(file.roundtable), sha256 }
  await db.insert(s.files).values({
    ...{ ...named(file.key), ...own, name, type: "application/pdf", size: bytes.length },
    uploadedById: demoId("u-bruno"),
  })
  await db.insert(s.annexes).values({
    ...{ ...own, number, title, fileId: demoId(file.key) },
    frozenAt: new Date(`${before(today, file.daysAgo)}T16:40:00Z`),
  })
}

/** What stands beside the demo's shared text, and the acts that bodies sent about it. */
export const seedPaperFiles = async (ask: Ask): Promise<void> => {
  const { paper, roundtable, titles, adoptedDaysAgo: daysAgo } = ATTACHED
  for (const [index, title] of titles.entries())
    await freeze(ask, {
      ...{ key: `${paper}:attachment:${index + 1}`, owner: { kind: "document", id: demoId(paper) } },
      ...{ roundtable, number: index + 1, title, name: `${title}.pdf`, daysAgo },
    })
  for (const { key, roundtable: table, body, file, daysAgo: actDaysAgo } of ACTS)
    if (file)
      await freeze(ask, {
        ...{ key: `${key}:file`, owner: { kind: "document_act", id: demoId(key) }, roundtable: table },
        ...{ number: 1, title: body, name: file, daysAgo: actDaysAgo },
      })
}
