ALTER TABLE "saved_view" DROP CONSTRAINT "saved_view_page_check",
  ADD CONSTRAINT "saved_view_page_check" CHECK ("page" IN ('customers', 'assignments', 'costs'));
