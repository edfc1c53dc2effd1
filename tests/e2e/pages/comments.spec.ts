import { COMMENTS } from "./lists/comments.ts"
import { look } from "./look.ts"

look("comments", COMMENTS)
