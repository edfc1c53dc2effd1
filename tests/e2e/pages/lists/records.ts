import { CERTIFICATES } from "#db/demo/certificates.ts"
import { demoCode } from "#db/demo/ids.ts"
import { CODES } from "#db/demo/records.ts"
import { visits } from "../visit.ts"

const PUGLIA = `/roundtables/${demoCode("t3")}`
const CONVOCATION = `/records/${demoCode("r-m1")}`
const AGREEMENT = `/records/${demoCode("r-d2")}`

export const RECORDS = [
  ...visits("secretary", {
    "roundtables.$code.records._index": `${PUGLIA}/records`,
    "roundtables.$code.records.new": `${PUGLIA}/records/new`,
    "records.$code._index": [CONVOCATION, AGREEMENT],
    "records.$code.annexes.new": `${CONVOCATION}/annexes/new`,
    "records.$code.protocol": `${CONVOCATION}/protocol`,
    "records.$code.receipts.new": `${CONVOCATION}/receipts/new`,
    "records.$code.signatures.new": `${CONVOCATION}/signatures/new`,
    "records.$code.void": `${CONVOCATION}/void`,
    "signatures.$code": [5, 1].map((at) => `/signatures/${demoCode(`r-d2:signature:${at}:row`)}`),
  }),
  ...visits("member", {
    "roundtables.$code.records._index": `${PUGLIA}/records`,
    "records.$code._index": CONVOCATION,
  }),
  ...visits("public", {
    "roundtables.$code.records._index": [`${PUGLIA}/records`, `/roundtables/${demoCode("t1")}/records`],
    "records.$code._index": AGREEMENT,
    "verify._index": "/verify",
    "verify.$code": [...CODES, ...CERTIFICATES.slice(3, 5)].map(({ code }) => `/verify/${code}`),
  }),
]
