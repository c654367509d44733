package io.mlconnector.sandbox.quickbooks.books;

/// The top-level property names of each type, from Intuit's published schema. A name that is not here is refused with
/// 2010, as the real API does; one that is here and has no effect is accepted and dropped or kept.
final class Properties {
    static final String COMMON = "Id SyncToken MetaData domain sparse status CustomField AttachableRef";

    private static final String PERSON = """
            Title GivenName MiddleName FamilyName Suffix DisplayName CompanyName PrintOnCheckName Active PrimaryPhone
            AlternatePhone Mobile Fax PrimaryEmailAddr WebAddr OtherContactInfo UserId Organization Notes CurrencyRef
            Source V4IDPseudonym ClientEntityId
            """;

    private static final String TRANSACTION = """
            DocNumber TxnDate DepartmentRef CurrencyRef ExchangeRate PrivateNote TxnStatus LinkedTxn Line TxnTaxDetail
            TxnSource TaxFormType TaxFormNum TransactionLocationType TotalAmt HomeTotalAmt ProjectRef RecurDataRef
            ClassRef GlobalTaxCalculation
            """;

    static final String COMPANY_INFO = """
            CompanyName LegalName CompanyAddr CustomerCommunicationAddr LegalAddr PrimaryPhone CompanyStartDate
            FiscalYearStartMonth Country Email WebAddr SupportedLanguages DefaultTimeZone NameValue
            """;

    static final String PREFERENCES = """
            AccountingInfoPrefs ProductAndServicesPrefs SalesFormsPrefs EmailMessagesPrefs VendorAndPurchasesPrefs
            TimeTrackingPrefs TaxPrefs CurrencyPrefs ReportPrefs OtherPrefs
            """;

    static final String ACCOUNT = """
            Name SubAccount ParentRef Description FullyQualifiedName AccountAlias TxnLocationType Active Classification
            AccountType AccountSubType AcctNum AcctNumExtn BankNum OpeningBalance OpeningBalanceDate CurrentBalance
            CurrentBalanceWithSubAccounts CurrencyRef TaxAccount TaxCodeRef
            """;

    static final String CLASS = "Name SubClass ParentRef FullyQualifiedName Active";

    static final String DEPARTMENT = "Name SubDepartment ParentRef FullyQualifiedName Active Address";

    static final String TERM =
            "Name Active Type DueDays DiscountPercent DiscountDays DayOfMonthDue DueNextMonthDays DiscountDayOfMonth";

    static final String VENDOR = PERSON + """
            ContactName AltContactName BillAddr ShipAddr OtherAddr TaxCountry TaxIdentifier TaxIdEffectiveDate
            BusinessNumber ParentRef VendorTypeRef TermRef PrefillAccountRef Balance BillRate CostRate OpenBalanceDate
            CreditLimit AcctNum Vendor1099 T4AEligible T5018Eligible TaxReportingBasis APAccountRef GSTIN
            GSTRegistrationType VendorPaymentBankDetail HasTPAR
            """;

    static final String CUSTOMER = PERSON + """
            FullyQualifiedName Taxable BillAddr ShipAddr OtherAddr ContactName AltContactName Job BillWithParent
            RootCustomerRef ParentRef Level CustomerTypeRef SalesTermRef SalesRepRef TaxGroupCodeRef TaxRateRef
            PaymentMethodRef PriceLevelRef Balance OpenBalanceDate BalanceWithJobs CreditLimit AcctNum OverDueBalance
            TotalRevenue TotalExpense PreferredDeliveryMethod ResaleNum JobInfo TDSEnabled DefaultTaxCodeRef
            ARAccountRef PrimaryTaxIdentifier SecondaryTaxIdentifier TaxExemptionReasonId IsProject BusinessNumber GSTIN
            GSTRegistrationType
            """;

    static final String EMPLOYEE = PERSON + """
            EmployeeType EmployeeNumber SSN PrimaryAddr BillableTime BillRate CostRate BirthDate Gender HiredDate
            ReleasedDate UseTimeEntry
            """;

    static final String ITEM = """
            Name Sku Description Active SubItem ParentRef Level FullyQualifiedName Taxable SalesTaxIncluded UnitPrice
            Type IncomeAccountRef PurchaseDesc PurchaseTaxIncluded PurchaseCost ExpenseAccountRef AssetAccountRef
            TrackQtyOnHand QtyOnHand InvStartDate ClassRef PrefVendorRef SalesTaxCodeRef PurchaseTaxCodeRef
            """;

    static final String BILL = TRANSACTION
            + "VendorRef PayerRef APAccountRef SalesTermRef DueDate RemitToAddr ShipAddr VendorAddr Balance HomeBalance"
            + " IncludeInAnnualTPAR Memo";

    static final String INVOICE = TRANSACTION + """
            CustomerRef CustomerMemo BillAddr ShipAddr ShipFromAddr RemitToRef SalesTermRef DueDate SalesRepRef PONumber
            FOB ShipMethodRef ShipDate TrackingNum ARAccountRef PrintStatus EmailStatus BillEmail BillEmailCc
            BillEmailBcc Balance HomeBalance Deposit DepositToAccountRef AllowIPNPayment AllowOnlinePayment
            AllowOnlineCreditCardPayment AllowOnlineACHPayment ApplyTaxAfterDiscount FreeFormAddress DeliveryInfo
            InvoiceLink EInvoiceStatus
            """;

    static final String BILL_PAYMENT =
            TRANSACTION + "VendorRef PayType CheckPayment CreditCardPayment APAccountRef ProcessBillPayment";

    static final String PAYMENT = TRANSACTION + """
            CustomerRef RemitToRef ARAccountRef DepositToAccountRef PaymentMethodRef PaymentRefNum CreditCardPayment
            PaymentType UnappliedAmt ProcessPayment
            """;

    static final String JOURNAL_ENTRY =
            TRANSACTION + "Adjustment HomeCurrencyAdjustment EnteredInHomeCurrency JournalCodeRef";

    static final String PURCHASE_ORDER = TRANSACTION + """
            VendorRef APAccountRef SalesTermRef DueDate ReimbursableInfoRef SalesRepRef InventorySiteRef ShipTo
            TemplateRef PrintStatus EmailStatus POEmail ManuallyClosed POStatus POType VendorAddr ShipAddr
            ShipMethodRef Memo
            """;

    private Properties() {}
}
