import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { mayBeCompose, isCompose, readAlone } from './cold-read';
const filesBelow=(f:string):string[]=>readdirSync(f,{withFileTypes:true}).flatMap((e)=>e.isDirectory()?filesBelow(join(f,e.name)):[join(f,e.name)]);
async function main(){
 const files = ['/tmp/lead/test/samples', '/work/shared/corpus/files'].flatMap(filesBelow).filter((p)=>mayBeCompose(basename(p)) && isCompose(p, readFileSync(p,'utf8')));
 console.log(files.length);
 for (let r=0;r<Number(process.env.R??12);r++){ const t=performance.now(); for(const f of files) await readAlone(dirname(f), f); console.log(r,(performance.now()-t).toFixed(0)); }
}
void main();
