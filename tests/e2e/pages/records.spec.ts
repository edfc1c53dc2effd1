import { RECORDS } from "./lists/records.ts"
import { look } from "./look.ts"

look("records", RECORDS)
