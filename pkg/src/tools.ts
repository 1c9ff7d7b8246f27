// Stands in until the tools are there.
import type { Hands, Tools } from './hands.js';
export const attach = (_hands: Hands): Tools => ({ laidOut() {}, renewed() {}, step() {}, toggleTable: () => false });
