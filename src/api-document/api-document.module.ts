import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ApiDocumentController } from './api-document.controller.js';
import { ApiDocumentation } from './api-document.js';

@Module({ imports: [DiscoveryModule], controllers: [ApiDocumentController], providers: [ApiDocumentation] })
export class ApiDocumentModule {}
