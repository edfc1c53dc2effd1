import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { conflict, refuse } from "../../errors.ts"
import { lockPaper } from "../paper-lock.server.ts"
import type { NameVersion } from "./input.ts"
import { refuseNameVersion } from "./policy.ts"
import { writeVersion } from "./write-version.server.ts"

/**
 * Keeps the text as it reads now under a name.
 * @returns the number of the version
 * @throws forbidden for who does not write the text; conflict while it is not readable yet
 */
export const nameVersion = (ctx: Ctx, { paperCode, name }: NameVersion): Promise<number> =>
  transact(ctx, async (ctx) => {
    const { paper, facts } = await lockPaper(ctx, paperCode)
    refuse(refuseNameVersion(ctx.actor, facts))
    const version = await writeVersion(ctx, paper, { kind: "named", name })
    if (!version) throw conflict("versions.errors.not_readable")
    await record(ctx, {
      action: "document.version-named",
      subject: { kind: "document", id: paper.id },
      roundtableId: paper.roundtableId,
      values: { number: version.number, sha256: version.sha256 },
    })
    return version.number
  })
