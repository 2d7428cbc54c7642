-- Customers whose pages somebody of a customer reads besides their first.
ALTER TABLE "app_user" ADD COLUMN "further_customers" TEXT[] DEFAULT '{}';
ALTER TABLE "app_user" ADD CHECK ("role" = 'viewer' OR "further_customers" = '{}');
-- Which of them a session reads; of staff, whose pages they look at as its people see them.
ALTER TABLE "app_session" ADD COLUMN "customer_id" TEXT;
