package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.util.Locale;

/// QuickBooks refuses, with the code, the words and the element it uses for that reason.
public final class FaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String headline;
    private final String detail;
    private final String element;

    private FaultException(String code, String headline, String detail, String element) {
        super(code + " " + headline + ": " + detail, null, false, false);
        this.code = code;
        this.headline = headline;
        this.detail = detail;
        this.element = element;
    }

    public String code() {
        return code;
    }

    /// The `Fault` object as it stands in an answer and in a batch item.
    public ObjectNode fault() {
        ObjectNode fault = Json.object();
        ObjectNode error = fault.putArray("Error").addObject();
        error.put("Message", headline).put("Detail", detail).put("code", code);
        if (!element.isEmpty()) {
            error.put("element", element);
        }
        fault.put("type", "ValidationFault");
        return fault;
    }

    public static FaultException unsupportedOperation(String what) {
        return new FaultException("500", "Unsupported Operation", "Operation " + what + " is not supported.", "");
    }

    public static FaultException notFound(EntityType type, String id) {
        return new FaultException("610", "Object Not Found", "Object Not Found : " + type.wire() + " " + id, "");
    }

    public static FaultException inactive(String property) {
        return new FaultException(
                "610",
                "Object Not Found",
                "Object Not Found : Something you're trying to use has been made inactive."
                        + " Check the fields with accounts, customers, items, vendors or employees.",
                property);
    }

    public static FaultException unknownProperty(String name) {
        return new FaultException(
                "2010",
                "Request has invalid or unsupported property",
                "Property Name:" + name + " specified is unsupported or invalid",
                "");
    }

    public static FaultException unreadable() {
        return new FaultException(
                "2010",
                "Request has invalid or unsupported property",
                "Property Name:failed to parse json object; a property specified is unsupported or invalid",
                "");
    }

    public static FaultException missing(String parameter) {
        return new FaultException(
                "2020",
                "Required param missing, need to supply the required value for the API",
                "Required parameter " + parameter + " is missing in the request",
                parameter);
    }

    public static FaultException invalidNumber(String element, String value) {
        return new FaultException("2090", "Invalid Number", "Invalid Number : " + value, element);
    }

    public static FaultException invalidDate(String element, String value) {
        return new FaultException(
                "2030", "Invalid Date", "Invalid Date. The date must be of the form yyyy-MM-dd, not " + value, element);
    }

    public static FaultException invalidText(String element) {
        return new FaultException(
                "2040",
                "Invalid String",
                "Invalid String. Value contains characters that are not allowed in " + element,
                element);
    }

    public static FaultException wrongLength(String element, int max, int supplied) {
        return new FaultException(
                "2050",
                "String length is either shorter or longer than supported by specification",
                String.format(
                        Locale.ROOT,
                        "String length specified does not match the supported length. Min:0 Max:%d supported."
                                + " Supplied length:%d",
                        max,
                        supplied),
                element);
    }

    public static FaultException invalidEnumeration(String element, String value) {
        return new FaultException("2170", "Invalid Enumeration", "Invalid Enumeration : " + value, element);
    }

    public static FaultException unknownReference(EntityType type, String id, String property) {
        return new FaultException(
                "2500",
                "Invalid Reference Id",
                "Invalid Reference Id : " + type.wire() + " element id " + id + " not found",
                property);
    }

    public static FaultException invalidReference(String property) {
        return new FaultException(
                "2500", "Invalid Reference Id", "Invalid Reference Id : " + property + " names nothing", property);
    }

    public static FaultException deposited() {
        return new FaultException(
                "6540",
                "Deposited transaction cannot be changed",
                "If this transaction is to be changed, first delete the deposit that it is linked to.",
                "");
    }

    public static FaultException unparsableQuery(String why) {
        return new FaultException("4000", "Error parsing query", "QueryParserError: " + why, "");
    }

    public static FaultException invalidQuery(String why) {
        return new FaultException("4001", "Invalid query", "QueryValidationError: " + why, "");
    }

    public static FaultException stale() {
        return new FaultException(
                "5010",
                "Stale Object Error",
                "Stale Object Error : You and root were working on this at the same time."
                        + " root finished before you did, so your work was not saved.",
                "");
    }

    public static FaultException business(String why) {
        return new FaultException(
                "6000",
                "A business validation error has occurred while processing your request",
                "Business Validation Error: " + why,
                "");
    }

    public static FaultException amountMismatch() {
        return new FaultException(
                "6070",
                "Amount calculation incorrect in the request",
                "Amount calculation incorrect in the request. Amount is not equal to UnitPrice * Qty.",
                "Amount");
    }

    public static FaultException duplicateDocument(EntityType type, String id, String number) {
        return new FaultException(
                "6140",
                "Duplicate Document Number Error",
                "Duplicate Document Number Error : You must specify a different number. This number has already been"
                        + " used. DocNumber=" + number + " is assigned to TxnType=" + type.wire() + " with TxnId=" + id,
                "");
    }

    public static FaultException requestIdTooLong(int length, int limit) {
        return business("request_id of " + length + " characters, limit is " + limit + ".");
    }

    public static FaultException companyStatus() {
        return new FaultException(
                "6190",
                "Invalid Company Status",
                "Subscription period has ended or canceled or there was a billing problem:"
                        + " the company can be read and not written.",
                "");
    }

    public static FaultException booksClosed() {
        return new FaultException(
                "6210",
                "Account Period Closed, Cannot Update Through Services API",
                "The account period has closed and the account books cannot be updated through the QBO Services API."
                        + " Please use the QBO website to make these changes.",
                "");
    }

    public static FaultException nameTaken(String id) {
        return new FaultException(
                "6240", "Duplicate Name Exists Error", "The name supplied already exists. : Id=" + id, "");
    }

    public static FaultException accountType(String property) {
        return new FaultException(
                "6430",
                "Invalid account type",
                "Invalid account type used. The account cannot be used in " + property + ".",
                property);
    }
}
