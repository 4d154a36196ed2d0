import { crc32, deflateRawSync } from 'node:zlib';

/** A member of an archive for tests; whatever is given besides name and content is written as it is, true or not. */
export interface TestMember {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly stored?: boolean;
  readonly crc?: number;
  readonly size?: number;
  readonly flags?: number;
  readonly method?: number;
  /** The upper half of the external attributes: type and permissions. */
  readonly unixMode?: number;
}

/** A zip archive, after APPNOTE.TXT 4.3: local headers with their data, the central directory, its end. */
export function testZip(members: readonly TestMember[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, stored = false, crc, size, flags = 0, method, unixMode = 0o100644 } of members) {
    const bytes = Buffer.from(content);
    const data = stored ? bytes : deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method ?? (stored ? 0 : 8), 4);
    common.writeUInt32LE(crc ?? crc32(bytes), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(size ?? bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    local.push(signature(3, 4), common, Buffer.from(name), data);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(unixMode * 65536, 6);
    rest.writeUInt32LE(offset, 10);
    central.push(signature(1, 2), Buffer.from([20, 3]), common, rest, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + data.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(Buffer.concat(central).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, ...central, signature(5, 6), end]);
}

/** "PK" and two bytes that say what follows. */
const signature = (first: number, second: number) => Buffer.of(0x50, 0x4b, first, second);
