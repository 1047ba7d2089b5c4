import yauzl from 'yauzl';

/** A part of a Word document, as XML; by default the main one. */
export async function documentXml(docx: Buffer, part = 'word/document.xml'): Promise<string> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) =>
    yauzl.fromBuffer(docx, { lazyEntries: true }, (error, file) => (error ? reject(error) : resolve(file))),
  );
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => reject(new Error(`it has no ${part}`)));
    zip.on('entry', (entry: yauzl.Entry) => {
      if (entry.fileName !== part) return zip.readEntry();
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks).toString()));
      });
    });
    zip.readEntry();
  });
}
