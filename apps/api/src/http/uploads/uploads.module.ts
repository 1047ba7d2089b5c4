import { Module } from '@nestjs/common';
import { UploadFolder } from './upload-folder.js';
import { UploadPlaces } from './upload-places.js';

@Module({ providers: [UploadFolder, UploadPlaces], exports: [UploadFolder, UploadPlaces] })
export class UploadsModule {}
