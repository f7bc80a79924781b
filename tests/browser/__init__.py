"""Tests in a real Chromium: the built site as its readers meet it."""
