import { ATTACHMENTS } from "./lists/attachments.ts"
import { look } from "./look.ts"

look("attachments", ATTACHMENTS)
