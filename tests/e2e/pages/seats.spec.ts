import { SEATS } from "./lists/seats.ts"
import { look } from "./look.ts"

look("seats", SEATS)
