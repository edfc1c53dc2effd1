import { demoCode } from "#db/demo/ids.ts"
import { meetingDraft, reportToday, rsvpLink, seatToday, sheetToday, today } from "../prepare-meetings.ts"
import { visits } from "../visit.ts"

const MEETINGS_OF_PUGLIA = `/roundtables/${demoCode("t3")}/meetings`
const POINTS = `/roundtables/${demoCode("t3")}/agenda-requests`
const POINT = `/agenda-requests/${demoCode("point:hours")}`
const NEXT = `/meetings/${demoCode("m3")}`
const PUGLIA = `/roundtables/${demoCode("t3")}`
const DECISION = `/decisions/${demoCode("dec1")}`
const INNER_DECISION = `/decisions/${demoCode("dec3")}`
const PAST = `/meetings/${demoCode("m1")}`
/** The demo's sitting that goes on, at the table of Basilicata. */
const SITTING = `/meetings/${demoCode("m4")}`
const MINUTES = `/minutes/${demoCode("minutes:m1")}`
const DESERTED = `/minutes/${demoCode("minutes:m2a")}`

export const MEETING_PAGES = [
  ...visits("secretary", {
    "roundtables.$code.meetings._index": MEETINGS_OF_PUGLIA,
    "roundtables.$code.meetings.new": `${MEETINGS_OF_PUGLIA}/new`,
    "meetings.$code._index": [NEXT, PAST, meetingDraft("")],
    "meetings.$code.edit": `${NEXT}/edit`,
    "meetings.$code.agenda": `${NEXT}/agenda`,
    "meetings.$code.annexes.new": `${NEXT}/annexes/new`,
    "meetings.$code.send": meetingDraft("/send"),
    "meetings.$code.cancel": `${NEXT}/cancel`,
    "meetings.$code.deliveries": `${NEXT}/deliveries`,
    "roundtables.$code.agenda-requests._index": POINTS,
    "agenda-requests.$code": POINT,
    "meetings.$code.rollcall._index": [`${NEXT}/rollcall`, today("/rollcall")],
    "meetings.$code.rollcall.$seat": seatToday,
    "meetings.$code.proxies": [`${NEXT}/proxies`, today("/proxies")],
    "meetings.$code.chair": [`${NEXT}/chair`, `${SITTING}/chair`],
    "meetings.$code.add-item": [`${NEXT}/add-item`, `${SITTING}/add-item`],
    "meetings.$code.attestations": `${PAST}/attestations`,
    "meetings.$code.conflicts": [`${NEXT}/conflicts`, today("/conflicts")],
    "meetings.$code.remaining": [`${NEXT}/remaining`, `${PAST}/remaining`],
    "meetings.$code.totals._index": [`${NEXT}/totals`, `${PAST}/totals`],
    "meetings.$code.totals.$totals": `${PAST}/totals/${demoCode("m1:vote:0")}`,
    "meetings.$code.minutes": [`${PAST}/minutes`, `${NEXT}/minutes`],
    "minutes.$code._index": MINUTES,
    "minutes.$code.observations": `${MINUTES}/observations`,
    "minutes.$code.rectifications": [`${MINUTES}/rectifications`, `${DESERTED}/rectifications`],
    "minutes.$code.extracts": [`${MINUTES}/extracts`, `${DESERTED}/extracts`],
    "minutes.$code.annexes": [`${MINUTES}/annexes`],
    "minutes.$code.publication": [`${MINUTES}/publication`, `${DESERTED}/publication`],
    "minutes.$code.approval": `${MINUTES}/approval`,
    "minutes.$code.signing": `${MINUTES}/signing`,
    "minutes.$code.notes": `${MINUTES}/notes`,
    "meetings.$code.evidence._index": [`${NEXT}/evidence`, `${PAST}/evidence`],
    "meetings.$code.evidence.sheet": [`${NEXT}/evidence/sheet`, sheetToday],
    "meetings.$code.evidence.reports.$number": reportToday,
  }),
  ...visits("secretary", {
    "meetings.$code.decisions.new": `${PAST}/decisions/new?words=${encodeURIComponent("Si apre la sera.")}`,
    "decisions.$code._index": [DECISION, INNER_DECISION],
    "decisions.$code.edit": `${DECISION}/edit`,
    "decisions.$code.publish": [`${DECISION}/publish`, `${INNER_DECISION}/publish`],
    "decisions.$code.act": `${DECISION}/act`,
    "roundtables.$code.decisions._index": `${PUGLIA}/decisions`,
    "roundtables.$code.commitments._index": [`${PUGLIA}/commitments`, `${PUGLIA}/commitments?shown=over`],
    "roundtables.$code.commitments.new": `${PUGLIA}/commitments/new?parent=${demoCode("i1")}`,
    "commitments.$code._index": [`/commitments/${demoCode("i1")}`, `/commitments/${demoCode("i4")}`],
    "roundtables.$code.attendance": [
      `${PUGLIA}/attendance`,
      `${PUGLIA}/attendance?from=1/1/2001&to=2/1/2001`,
    ],
  }),
  ...visits("manager", {
    "commitments.$code._index": `/commitments/${demoCode("i1")}`,
    "organisations.$code.commitments": `/organisations/${demoCode("o-borgo")}/commitments`,
  }),
  ...visits("public", {
    "decisions._index": ["/decisions", "/decisions?q=sportello&year=1999"],
    "decisions.$code._index": DECISION,
    "commitments.$code._index": `/commitments/${demoCode("i1")}`,
    "organisations.$code.commitments": `/organisations/${demoCode("o-borgo")}/commitments`,
    "roundtables.$code.decisions._index": `${PUGLIA}/decisions`,
    "roundtables.$code.commitments._index": `${PUGLIA}/commitments`,
  }),
  ...visits("member", {
    "roundtables.$code.agenda-requests._index": POINTS,
    "roundtables.$code.agenda-requests.new": `${POINTS}/new`,
    "agenda-requests.$code": POINT,
    "roundtables.$code.meetings._index": MEETINGS_OF_PUGLIA,
    "meetings.$code._index": NEXT,
    "meetings.$code.live": `${NEXT}/live`,
    "meetings.$code.screen": `${NEXT}/screen`,
    "meetings.$code.check-in": `${NEXT}/check-in`,
    "meetings.$code.minutes": `${PAST}/minutes`,
    "minutes.$code._index": MINUTES,
    "minutes.$code.observations": `${MINUTES}/observations`,
  }),
  ...visits("public", {
    "roundtables.$code.meetings._index": [MEETINGS_OF_PUGLIA, `/roundtables/${demoCode("t1")}/meetings`],
    "meetings.$code._index": NEXT,
    "published-minutes.$code._index": `/published-minutes/${demoCode("minutes:m2a")}`,
    "convocations.$token": rsvpLink,
  }),
]
