import { MEETING_PAGES } from "./lists/meetings.ts"
import { look } from "./look.ts"

look("meetings", MEETING_PAGES)
