/** What readers do: loaded after the discussion is drawn. */
export { follow } from '../follow.js';
export { like } from './like.js';
export { postByApi } from './post-by-api.js';
export { readAgain } from './read-again.js';
export { sendComment } from './send-comment.js';
export { askInWindow } from './sign-in-window.js';
