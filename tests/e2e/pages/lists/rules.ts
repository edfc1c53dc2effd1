import { SUBJECTS } from "#app/roundtables/regulation/fields.ts"
import { demoCode } from "#db/demo/ids.ts"
import { draft, draftPart, draftToConfirm, scheduledVersion } from "../prepare.ts"
import { visits } from "../visit.ts"

const RULES = `/roundtables/${demoCode("t3")}/rules`

export const RULES_PAGES = [
  ...visits("public", {
    "roundtables.$code.rules._index": [RULES, `/roundtables/${demoCode("t1")}/rules`],
    "roundtables.$code.rules.versions._index": `${RULES}/versions`,
    "roundtables.$code.rules.versions.$number._index": `${RULES}/versions/1`,
    "roundtables.$code.rules.changes": `${RULES}/changes?from=1&to=2`,
    "roundtables.$code.rules.try": `${RULES}/try`,
  }),
  ...visits("secretary", {
    "roundtables.$code.rules._index": RULES,
    "roundtables.$code.rules.new": `${RULES}/new`,
    "roundtables.$code.rules.draft._index": draft,
    "roundtables.$code.rules.draft.$subject": SUBJECTS.map(draftPart),
    "roundtables.$code.rules.draft.plan": draftPart("plan"),
    "roundtables.$code.rules.draft.confirm": draftToConfirm,
    "roundtables.$code.rules.versions.$number.withdraw": scheduledVersion,
  }),
]
