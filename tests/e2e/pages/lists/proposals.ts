import { demoCode } from "#db/demo/ids.ts"
import { proposalDraft } from "../prepare-proposals.ts"
import { visits } from "../visit.ts"

const PROPOSALS = `/roundtables/${demoCode("t3")}/proposals`
const YOUTH = `/proposals/${demoCode("p4")}`
const IN_FRENCH = `/proposals/${demoCode("p5")}`

export const PROPOSAL_PAGES = [
  ...visits("public", {
    "proposals._index": "/proposals",
    "roundtables.$code.proposals._index": PROPOSALS,
    "proposals.$code._index": [IN_FRENCH, `/proposals/${demoCode("p9")}`],
    "proposals.$code.comments": `${YOUTH}/comments`,
  }),
  ...visits("member", {
    "roundtables.$code.proposals.new": `${PROPOSALS}/new`,
    "proposals.$code._index": YOUTH,
    "proposals.$code.comments": `${YOUTH}/comments?answer=${demoCode("p4:c1")}`,
    "proposals.$code.edit": [proposalDraft("/edit?step=3"), proposalDraft("/edit?step=5")],
    "proposals.$code.authors": proposalDraft("/authors"),
    "proposals.$code.submit": proposalDraft("/submit"),
    "proposals.$code.files": proposalDraft("/files"),
    "proposals.$code.withdraw": `${YOUTH}/withdraw`,
    "proposal-comments.$code": `/proposal-comments/${demoCode("p4:c2")}`,
  }),
  ...visits("secretary", {
    "proposals.$code.admission": [`${YOUTH}/admission`, `/proposals/${demoCode("p6")}/admission`],
    "proposals.$code.merge": `${YOUTH}/merge`,
    "proposals.$code.pass": `${YOUTH}/pass`,
    "proposals.$code.split": `${YOUTH}/split`,
    "proposals.$code.version": `${IN_FRENCH}/version`,
  }),
]
